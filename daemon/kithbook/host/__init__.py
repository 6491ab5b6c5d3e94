"""The native messaging host: what a browser starts so that Kithbook's extension can start Kithbook.

It understands two requests and relays nothing: all else goes over the port, signed and sealed.
"""
