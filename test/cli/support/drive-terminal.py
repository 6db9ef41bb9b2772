"""Runs a program in a pseudo-terminal and types into it when it shows what is waited for.

Arguments: a JSON list of [text to wait for, text to type], then the program and its arguments.
Typing null closes the terminal. Prints a JSON object with the exit code and everything that was shown.
"""

import json
import os
import pty
import select
import sys
import time

SECONDS = 30


def main() -> None:
    steps = json.loads(sys.argv[1])
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(sys.argv[2], sys.argv[2:])
    shown = ""
    seen = 0
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data.decode(errors="replace")
        if steps and steps[0][0] in shown[seen:]:
            seen = len(shown)
            _, text = steps.pop(0)
            if text is None:
                os.close(terminal)
                break
            os.write(terminal, text.encode())
    else:
        os.kill(pid, 9)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    print(json.dumps({"exitCode": code, "shown": shown, "left": len(steps)}))


main()
