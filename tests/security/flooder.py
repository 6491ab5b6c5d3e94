"""Sends one message on many connections at a time, again and again, until it is killed.

A process of its own: in the test's, it would hold up the test and not the daemon.
"""

import asyncio
import sys


async def flood(address, message):
    while True:
        try:
            if address.isdecimal():
                reader, writer = await asyncio.open_connection("127.0.0.1", int(address))
            else:
                reader, writer = await asyncio.open_unix_connection(address)
            writer.write(message)
            await reader.read()
            writer.close()
        except OSError:  # closed while we wrote, or no room for us: once more
            await asyncio.sleep(0)


async def main(address, message, connections):
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    await asyncio.gather(*(flood(address, message) for _ in range(connections)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], bytes.fromhex(sys.argv[2]), int(sys.argv[3])))
