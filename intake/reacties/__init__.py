"""What users tell beheerders about a clause or a finding, and the answer that comes back."""
