"""What the municipality holds true: the framework, its versions and its release files."""
