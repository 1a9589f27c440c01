//! Templates of the browser's pages: plain text with `{{name}}`, filled once and never twice.

/// Fills a template. A value is inserted as it is: whoever calls it escapes. An unknown name stays empty.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            rest = after;
            break;
        };
        out.push_str(&value(name.trim()).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A template without the comment at its top, which lists its placeholders.
pub(crate) fn without_heading(template: &str) -> &str {
    let trimmed = template.trim_start();
    match trimmed.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        Some((_, rest)) => rest.trim_start(),
        None => trimmed,
    }
}

/// CSS or JavaScript without comment lines and indentation, for what is inserted into a page.
pub(crate) fn compact(text: &str) -> String {
    let mut inside = false;
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if inside || line.starts_with("/*") {
            inside = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// CSS as [`compact`], and without the space that no rule needs.
pub(crate) fn compact_css(text: &str) -> String {
    let spaces =
        [("\n", ""), ("; ", ";"), (": ", ":"), (", ", ","), (" {", "{"), ("{ ", "{"), ("} ", "}"), (" }", "}"), (";}", "}"), (" > ", ">")];
    // What is a placeholder stays one: its braces stand together.
    spaces.iter().fold(compact(text), |text, (from, to)| text.replace(from, to))
}

/// JavaScript as [`compact`], and without the space that our own few scripts do not need: none of it stands inside their strings.
pub(crate) fn compact_js(text: &str) -> String {
    let signs = ["=", "==", "!=", "||", "&&", ">", ">=", "|", "/", "*", "-", "+", "?"];
    let text = signs.iter().fold(compact(text), |text, sign| text.replace(&format!(" {sign} "), sign));
    let spaces = [
        (", ", ","),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        (") ", ")"),
        ("; ", ";"),
        ("if (", "if("),
        ("function (", "function("),
        (";\n", ";"),
        ("{\n", "{"),
        (";}", "}"),
    ];
    spaces.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filled_in_is_not_filled_again() {
        let value = |name: &str| (name == "a").then(|| "{{b}}".to_owned());
        assert_eq!(fill("x{{a}}y{{ b }}z", value), "x{{b}}yz");
        assert_eq!(fill("open {{a", |_| None), "open a");
    }

    #[test]
    fn the_heading_goes() {
        assert_eq!(without_heading("<!-- {{x}} -->\n<p>{{x}}</p>"), "<p>{{x}}</p>");
        assert_eq!(
            compact_css(".a, .b:hover { inset: auto; {{side}}: 2px; }\n@media (x) { .a { top: 1px; } }\n"),
            ".a,.b:hover{inset:auto;{{side}}:2px}@media (x){.a{top:1px}}"
        );
        assert_eq!(compact_js("if (a > 1) {\n  b(a, \"x\");\n}\n// c\nelse d();\n"), "if(a>1){b(a,\"x\")}\nelse d();");
        assert_eq!(compact("/* a\n b */\n  x {\n // c\n }\n"), "x {\n}\n");
    }
}
