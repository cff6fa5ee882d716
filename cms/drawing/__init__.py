"""Pictures and colours made by code: the patchwork, the share image, contrast."""
