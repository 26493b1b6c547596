"""What all widgets are built on, in Python."""
