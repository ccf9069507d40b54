"""What the machines of a cluster have to have in common, how they are asked, and what is said where they have not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

Parts = Mapping[str, str]
"""Name of a part (``Python``, a library) → its version or digest; empty: it is not there."""

NAMED = 3
"""Workers that a message names; of more it says how many."""
ANEW = "Workers go on with the program that they were started with: start them anew afterwards."


class ClusterTrouble(OSError):  # noqa: N818 - an answer to the user
    """A cluster cannot do the work: the code of a problem, what there is to say, and what to do about it."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.code = code
        self.hints = hints


class Terms(Struct, frozen=True):
    """What a worker must have as the building machine has it: what ``parts(*names)`` returns, a function of a module."""

    parts: Callable[..., Parts]
    names: tuple[str, ...] = ()

    def here(self) -> Parts:
        """Return what this machine has."""
        return self.parts(*self.names)

    @property
    def question(self) -> str:
        """``here`` as the text of an expression.

        A function cannot be sent to where its module may be lacking, ``eval`` and a text can.
        """
        where, what = self.parts.__module__, self.parts.__name__
        return f"__import__('importlib').import_module({where!r}).{what}(*{self.names!r})"


def unfit(wanted: Parts, answers: Mapping[str, object]) -> ClusterTrouble | None:
    """Return what is wrong with workers, if anything is.

    ``answers``: a worker's address → its parts, or the exception that it answered with. One that could not be reached is
    a lost worker, which is no trouble.
    """
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    unlike: defaultdict[str, list[str]] = defaultdict(list)
    for address, answer in sorted(answers.items()):
        if isinstance(answer, Mapping):
            if answer != wanted:
                unlike[differences(wanted, answer)].append(address)
        elif isinstance(answer, ModuleNotFoundError) and "annosite." not in (answer.name or ""):
            lacking[answer.name or ""].append(address)
        elif not isinstance(answer, OSError):  # another version may not have the question
            unlike[f"it cannot say what it runs ({type(answer).__name__}: {answer})"].append(address)
    for name, addresses in lacking.items():
        return lacks(name, addresses, wanted)
    for said, addresses in unlike.items():
        return differs(_named(addresses), said)
    return None


def differs(who: str, said: str) -> ClusterTrouble:
    """Return that workers have something else than this machine."""
    return ClusterTrouble(
        "cluster-differs",
        f"{who} would make other pages than this machine: {said}",
        "Install the same on all machines: pip freeze > requirements.txt on this one, and pip install -r "
        "requirements.txt on the others, with the same version of Python.",
        ANEW,
    )


def lacks(module: str, addresses: Iterable[str], wanted: Parts) -> ClusterTrouble:
    """Return that workers cannot work because a module is not installed there."""
    who = _named(addresses)
    if module in ("annosite", ""):
        version = wanted.get("Annosite", "").partition(" ")[0]
        return ClusterTrouble(
            "cluster-lacks",
            f"Annosite is not installed on {who}",
            f"There: pip install 'annosite[dask]=={version}', with Python {wanted.get('Python', '')} and the same "
            "versions of the libraries as here.",
            ANEW,
        )
    return ClusterTrouble(
        "cluster-lacks",
        f"the module {module} is not installed on {who}",
        "Install there what is installed here: pip freeze > requirements.txt on this machine, and pip install -r "
        "requirements.txt on the others.",
        ANEW,
    )


def differences(wanted: Parts, found: Parts) -> str:
    """Return in words what is other than wanted."""
    said = []
    for name in (*wanted, *(name for name in found if name not in wanted)):
        here, there = wanted.get(name, ""), found.get(name, "")
        if here != there:
            said.append(f"{name} {there or 'is lacking'} there, {here or 'none'} here")
    return "; ".join(said)


def _named(addresses: Iterable[str]) -> str:
    """Return workers in words: ``the Dask worker at tcp://… and 4 more``."""
    every = list(addresses)
    more = f" and {len(every) - NAMED} more" if len(every) > NAMED else ""
    return f"the Dask worker{'s' if len(every) > 1 else ''} at {', '.join(every[:NAMED])}{more}"
