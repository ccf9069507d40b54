"""The commands, by name, without importing them."""

from importlib import import_module

import click

from annosite import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new", "begin a site, an article, a person, a theme or a note"),
    "build": ("build", "build the site into its output folder"),
    "serve": ("serve", "show the site while you write"),
    "check": ("check", "list everything wrong or doubtful"),
    "reanchor": ("reanchor", "mend quotes whose article has moved on"),
    "suggest": ("suggest", "list names that are in no glossary"),
    "clean": ("clean", "remove what was built"),
    "schema": ("schema", "print JSON Schemas, for editors"),
    "explain": ("explain", "say what a problem means and how to mend it"),
}
"""Name → the module that holds the command, and what it does in a line; in the order in which help lists them."""


class Commands(click.Group):
    """Imports a command's module when it is called: help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"annosite.cli.commands.{COMMANDS[cmd_name][0]}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; for an unknown one, name the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            also = f" Did you mean '{near[0]}'?" if near else " 'annosite --help' lists the commands."
            raise click.UsageError(f"There is no command '{name}'.{also}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annosite")
def annosite() -> None:
    """Publish annotated articles: notes, corrections and a glossary of people, anchored in the words they quote."""
