"""The staff's workspace inside Wagtail: one module a noun, registered together in `cms.wagtail_hooks`."""
