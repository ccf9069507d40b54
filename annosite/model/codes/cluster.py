"""Codes of building on a cluster."""

from annosite.model.codes.code import Code

CLUSTER: tuple[Code, ...] = (
    Code(
        "cluster-unreachable",
        "error",
        "there is no Dask cluster to work on",
        "No scheduler answered at the address that --scheduler names, or it had no worker for twenty seconds.",
        "annosite build --executor dask --scheduler tcp://10.0.0.1:8786",
        "Start the scheduler and workers, and see whether this machine may reach the scheduler's port and the workers "
        "theirs. Without --executor dask the build does the work on this machine.",
    ),
    Code(
        "cluster-lost",
        "error",
        "the Dask scheduler was lost while the site was built",
        "The connection to the scheduler broke: it was ended, its machine failed, or the network did. What was published "
        "before is as it was; articles are remembered once all of them are annotated.",
        "",
        "Start scheduler and workers again, and build again; the scheduler's log may say why it ended. A worker that is "
        "lost is no problem: others do its work.",
    ),
    Code(
        "cluster-differs",
        "error",
        "a Dask worker has another program than this machine",
        "Another version of Annosite, Python, a library or a plugin could make other pages of the same content, and the "
        "site would be made of both. The message names what differs. Plugins are compared by their sources.",
        "",
        "Install the same on all machines (pip freeze > requirements.txt on one, pip install -r requirements.txt on the "
        "others), and start the workers anew: they go on with the program that they were started with.",
    ),
    Code(
        "cluster-lacks",
        "error",
        "something is not installed on a machine of the Dask cluster",
        "Each worker needs Annosite with all that it needs, and those plugins that have a say in annotating and are "
        "installed on this machine. The message names the worker's address and what it lacks.",
        "",
        "Install it there, in the version of this machine, and start the worker anew.",
    ),
)
