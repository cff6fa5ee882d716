"""What people do. One folder a noun; a folder is a room."""
