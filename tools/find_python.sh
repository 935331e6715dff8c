#!/bin/sh
# Print the Python to build with: the one named as first argument, else the newest on the PATH that is
# 3.11 or newer and can make a virtual environment. Without one, say in a sentence what to type.
# A shell script, because there may be no Python to run it.

runs() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

makes_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

stop() {
    echo "$1" >&2
    exit 1
}

install() {
    as_root=''
    [ "$(id -u 2>/dev/null)" = 0 ] || as_root='sudo '
    if command -v apt-get >/dev/null 2>&1; then
        echo "${as_root}apt-get update && ${as_root}apt-get install -y $*"
    elif command -v dnf >/dev/null 2>&1; then
        echo "${as_root}dnf install -y python3.12"
    elif command -v brew >/dev/null 2>&1; then
        echo "brew install python@3.13"
    else
        echo "make PYTHON=/path/to/python3.13 ${MAKECMDGOALS:-site}"
    fi
}

without_venv() {
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    stop "Python $version is here without the module that makes virtual environments; type: $(install "python$version-venv")"
}

if [ -n "$1" ]; then
    runs "$1" || stop "PYTHON=$1 is not a Python 3.11 or newer that runs here; type: make ${MAKECMDGOALS:-site} (it finds one itself)"
    makes_venv "$1" || without_venv "$1"
    echo "$1"
    exit 0
fi

found=''
for candidate in python3.13 python3.12 python3.11 python3; do
    runs "$candidate" || continue
    if makes_venv "$candidate"; then
        echo "$candidate"
        exit 0
    fi
    found=${found:-$candidate}
done

[ -z "$found" ] || without_venv "$found"
if command -v python3 >/dev/null 2>&1; then
    stop "The Python here is older than 3.11; type: $(install python3.11 python3.11-venv)"
fi
stop "There is no Python 3.11 or newer here; type: $(install python3 python3-venv)"
