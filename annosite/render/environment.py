"""The Jinja environment: every template escaped, every undefined value an error."""

import pickle
from collections.abc import MutableMapping
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.bccache import Bucket

from annosite.render import compiling, fixing, flattening, lending, scoping, tree
from annosite.render.chain import PARENT, Chain
from annosite.render.closure import closure_digest
from annosite.render.compiling import Generator, LightMacro
from annosite.render.fixing import REL, keep, keyed, store_of
from annosite.render.flattening import JOINED, Flattening
from annosite.render.lending import Shelf, module_of
from annosite.render.markup import escape_text, light_escape, light_join
from annosite.render.page import FILTERS, fixed_rel


class _Loader(BaseLoader):
    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        source = self._chain.source(template)
        if source is None:
            raise TemplateNotFound(template.partition("/")[2] or template)
        return source, self._chain.path(template), None


class _Template(Template):
    """A template with our own ways to escape, to make macros, to keep what is fixed."""

    shelf: Shelf | None
    """Where it may be imported from; None: it is made anew for each page."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002
    ) -> Template:
        namespace["escape"] = light_escape
        namespace["escape_text"] = escape_text
        namespace["markup_join"] = light_join
        namespace["LightMacro"] = LightMacro
        namespace["store_of"] = store_of
        namespace["keyed"] = keyed
        namespace["keep"] = keep
        namespace["module_of"] = module_of
        template = super()._from_namespace(environment, namespace, globals)
        assert isinstance(template, _Template)
        template.shelf = Shelf() if namespace.get("still") else None
        return template


class _Environment(Environment):
    template_class = _Template
    code_generator_class = Generator
    chain: Chain
    patient: bool
    """Whether ``a.b`` means what it does in Jinja, ``a['b']`` or an undefined value where ``a`` has no attribute ``b``.

    Otherwise it is an ``AttributeError``: nearly all values have what is asked of them, and are asked in a fifth of the time.
    And templates are put into one piece (render/flattening.py), so that what is wrong has no line of a template any more.
    """
    trees: dict[str, bytes]
    """Templates as trees, pickled: they are changed where they are put into one piece, and to parse again takes ten times as long."""
    known: dict[tuple[str, str | None], Template]
    """Templates by the name that another one gives them: a theme does not change while it is drawn with."""

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template; ``parent`` is the one that names it."""
        if isinstance(name, Template) or globals:
            return super().get_template(name, parent, globals)
        found = self.known.get((name, parent))
        if found is None:
            found = self.known[name, parent] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's globals as a plain dict: they are copied for each page, and never change."""
        return {**self.globals, **(d or {})}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Write the code of a template; unless one is patient, of all that it extends and includes with it."""
        if not self.patient and name is not None and next(source.find_all(JOINED), None) is not None:
            source = Flattening(self.chain, self._tree).whole(name)
            source.set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    def _tree(self, full: str) -> nodes.Template:
        packed = self.trees.get(full)
        if packed is None:
            tree = self._parse(self.chain.source(full) or "", full, self.chain.path(full))
            packed = self.trees[full] = pickle.dumps(tree.set_environment(None))  # type: ignore[arg-type]
        found: nodes.Template = pickle.loads(packed)  # noqa: S301  made right here
        return found

    def join_path(self, template: str, parent: str) -> str:
        """Resolve what a template extends, includes or imports."""
        found = self.chain.resolve(template, parent)
        # In a list the next name may do: what no layer has is told by the loader.
        return f"/{template.removeprefix(PARENT)}" if found is None else found


class _Compiled(BytecodeCache):
    """Compiled templates in a folder, each behind its own digest: what was cut or changed is made anew.

    Jinja checks the template's text and Python's version; marshal would crash on damaged bytes, so they are checked too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # What another version of Jinja or of our own generator wrote is made anew.
        made_by = [
            Path(str(module.__file__)).read_bytes()
            for module in (compiling, fixing, flattening, lending, scoping, tree)
        ]
        self._key = blake2b(b"".join((jinja2.__version__.encode(), *made_by)), digest_size=32).digest()

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return where the code of a template is kept; it has in it what the template extends and includes."""
        assert isinstance(environment, _Environment)
        whole = source if environment.patient else source + closure_digest(environment.chain, name)
        return super().get_bucket(environment, name, filename, whole)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        seal, body = data[:32], data[32:]
        if self._seal(body) == seal:
            bucket.load_bytecode(BytesIO(body))

    def dump_bytecode(self, bucket: Bucket) -> None:
        out = BytesIO()
        bucket.write_bytecode(out)
        body = out.getvalue()
        part = self._folder / f"{bucket.key}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(self._seal(body) + body)
            part.replace(self._folder / bucket.key)
        except OSError:
            return  # a cache that cannot be written costs time, nothing else

    def _seal(self, body: bytes) -> bytes:
        return blake2b(body, key=self._key, digest_size=32).digest()


def make_environment(chain: Chain, cache: Path | None = None, *, patient: bool = True) -> Environment:
    """Return the environment of a chain of templates; autoescape is on whatever a template is called.

    ``patient``: whether ``a.b`` may be something else than an attribute. ``cache``: a folder for what is compiled, of its own.
    """
    environment = _Environment(
        loader=_Loader(chain),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(cache) if cache is not None else None,
        auto_reload=False,
        cache_size=-1,
    )
    environment.chain = chain
    environment.patient = patient
    environment.known = {}
    environment.trees = {}
    environment.filters.update(FILTERS)
    environment.filters[REL] = fixed_rel
    return environment
