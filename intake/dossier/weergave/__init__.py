"""An advice as people read it: everything the page, the memo and the Word annex show."""
