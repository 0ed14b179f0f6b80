"""The HTTP service: what the command line answers, for systems that ask over a socket."""
