"""Codes of building and publishing."""

from annosite.model.codes.code import Code

PUBLISHING: tuple[Code, ...] = (
    Code(
        "plugin-failed",
        "error",
        "a plugin cannot be used",
        "site.yaml names a plugin that is not installed, whose module has no such function, or that failed when it was "
        "asked to extend the pipeline.",
        "plugins:\n  - my_plugin:extend",
        "Install the package that offers it, or correct the name: an entry point of the group annosite.plugins, or "
        "module:function with the module in the site's folder or installed.",
    ),
    Code(
        "worker-died",
        "error",
        "the program broke down over this file",
        "The process that worked on the file ended without an answer, twice. That is a fault of the program or of a "
        "library, or the machine ran out of memory; the file is what brought it out.",
        "",
        "Report it with the file. Until then, take parts of the file out to find what it is, or build with "
        "--keep-going: everything else is published.",
    ),
    Code(
        "worker-hung",
        "error",
        "the program did not come to an end with this file",
        "The process that worked on the file gave no answer for two minutes, twice, and was ended.",
        "",
        "Report it with the file. Very long paragraphs full of brackets or quotation marks are the usual reason; break "
        "them up, or build with --keep-going: everything else is published.",
    ),
    Code(
        "memo-set-aside",
        "warning",
        "the build's memory could not be used",
        "The file .annosite/memo.sqlite was damaged, came from another version, or something else stood in its place. It "
        "was renamed and everything is made anew: that costs time, nothing else.",
        "",
        "Nothing. The renamed file can be deleted.",
    ),
)
