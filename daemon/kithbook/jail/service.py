"""Going in: every wall that this system has, one after the other."""

from kithbook.jail import landlock, namespace, seccomp
from kithbook_protocol.vault import Jail


def enter() -> Jail:
    """Shut this process in for good, and say how well.

    All that it will ever read must be loaded: from now on it has its open descriptors, its memory
    and the processor. It must not have started threads.
    """
    library = seccomp.libseccomp()
    elsewhere = namespace.leave()
    no_files = landlock.renounce()
    computing = seccomp.renounce(library)
    return Jail(
        # Landlock alone leaves UDP, and the sockets that have a path.
        network=elsewhere or computing,
        files=elsewhere or no_files or computing,
        calls=computing,
    )
