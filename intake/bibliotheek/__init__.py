"""The published framework for everyone: pages to browse and search, and open data."""
