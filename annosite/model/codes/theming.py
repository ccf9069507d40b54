"""Codes of themes."""

from annosite.model.codes.code import Code

THEMING: tuple[Code, ...] = (
    Code(
        "theme-not-found",
        "error",
        "there is no theme of that name",
        "A theme is sought in the site's themes folder, then among the installed ones, then among those that come "
        "with the program. A folder is a theme if it holds theme.yaml.",
        "theme: defualt",
        "Correct the name, or make a theme of that name with: annosite new theme NAME",
    ),
    Code(
        "theme-circle",
        "error",
        "themes extend each other in a circle",
        "A theme that extends another takes from it what it lacks. If that one leads back to the first, there is no "
        "first.",
        "extends: my-theme   # in the theme.yaml of a theme that my-theme extends",
        "Take out one of the extends lines.",
    ),
    Code(
        "theme-file",
        "error",
        "a file of the theme cannot be used",
        "theme.yaml and the i18n files have few keys, and every option needs a type and a default of that type.",
        "options:\n  accent: {type: colour, default: blue}",
        'options:\n  accent: {type: color, default: "#1f4b8f"}',
    ),
    Code(
        "theme-option-unknown",
        "error",
        "the theme has no such option",
        "Each theme declares its options in theme.yaml; another one would change nothing.",
        "theme: {name: default, options: {acent: '#0b5fff'}}",
        'theme:\n  name: default\n  options:\n    accent: "#0b5fff"',
    ),
    Code(
        "theme-option-value",
        "error",
        "the theme's option does not take this value",
        "theme.yaml says of what type an option is.",
        "options: {accent: bluish}",
        'options:\n  accent: "#0b5fff"',
    ),
    Code(
        "theme-static",
        "warning",
        "a style sheet names a file that the theme lacks",
        "The address is left as it is and leads nowhere.",
        'src: url("fonts/serif.woff2")',
        "Put the file into the theme's static folder, or correct its name. Names count from the style sheet's folder.",
    ),
    Code(
        "template-not-found",
        "error",
        "there is no template of that name",
        "Templates are sought in the theme's templates folder, then in that of the theme it extends.",
        "template: longform",
        "Correct the name, or add templates/longform.html to the theme.",
    ),
    Code(
        "template-error",
        "error",
        "a template of the theme cannot be drawn",
        "Templates are written in Jinja. A value that a page does not have is an error, so that nothing is left out "
        "unseen.",
        "{{ view.titel }}",
        "{{ view.title }}",
    ),
    Code(
        "words-missing",
        "warning",
        "the theme lacks words of the interface in this language",
        "English stands where a language's file lacks a string.",
        "languages:\n  pt:\n    title: Explicado\n    path: /pt/",
        "Add the strings to i18n/LANGUAGE.yaml of a theme of your own that extends this one.",
    ),
)
