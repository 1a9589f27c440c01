//! What is code, what is a string and what is a comment in a Rust file, so that a rule never trips over words.

/// A Rust file in two layers of the same shape: line 7 of each is line 7 of the file.
pub(crate) struct Source {
    /// Code, with comments and the inside of strings blanked out.
    pub(crate) code: String,
    /// Strings, with everything else blanked out.
    pub(crate) strings: String,
    /// The line (from 0) at which the file's `#[cfg(test)]` module begins; tests stand last.
    tests_at: usize,
}

impl Source {
    pub(crate) fn of(rust: &str) -> Self {
        let (mut code, mut strings) = (String::with_capacity(rust.len()), String::with_capacity(rust.len()));
        let mut rest = rust;
        while !rest.is_empty() {
            let (kind, len) = piece(rest);
            let (piece, after) = rest.split_at(len);
            push(&mut code, piece, kind == Kind::Code);
            push(&mut strings, piece, kind == Kind::String);
            rest = after;
        }
        let tests_at = tests_at(&code);
        Self { code, strings, tests_at }
    }

    /// The lines of code, numbered from 1.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// Whether a line, numbered from 1, belongs to the tests at the end.
    pub(crate) fn is_test_line(&self, line: usize) -> bool {
        line > self.tests_at
    }
}

/// Whether `line` has `word` as a whole word: not as a part of a longer name.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    positions_of_word(line, word).next().is_some()
}

/// Where `word` stands in `line` as a whole word.
pub(crate) fn positions_of_word<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    line.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, from) = line.split_at(*at);
        let after = from.split_at(word.len()).1;
        !before.ends_with(is_word) && !after.starts_with(is_word)
    })
}

/// The line, numbered from 1, in which the byte at `at` stands.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    String,
    Comment,
}

/// The kind and length in bytes of what `rest` begins with. `rest` never begins inside a name, a string or a comment.
fn piece(rest: &str) -> (Kind, usize) {
    let mut chars = rest.chars();
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    match first {
        Some('/') if second == Some('/') => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
        Some('/') if second == Some('*') => (Kind::Comment, block_comment(rest)),
        Some('"') => (Kind::String, quoted(rest, '"')),
        // 'a' and '\n' are characters; 'a alone is a lifetime.
        Some('\'') if second == Some('\\') || third == Some('\'') => (Kind::String, quoted(rest, '\'')),
        Some(_) if word > 0 => match raw_string(rest, word) {
            Some(len) => (Kind::String, len),
            None => (Kind::Code, word),
        },
        Some(c) => (Kind::Code, c.len_utf8()),
        None => (Kind::Code, 0),
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut last = ' ';
    for (at, c) in rest.char_indices() {
        match (last, c) {
            ('/', '*') => (depth, last) = (depth + 1, ' '),
            ('*', '/') => (depth, last) = (depth.saturating_sub(1), ' '),
            _ => last = c,
        }
        if depth == 0 && at > 1 {
            return at + c.len_utf8();
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The length of a raw string such as `r#"..."#`, where the first word of `rest` opens one.
fn raw_string(rest: &str, word: usize) -> Option<usize> {
    let (prefix, after) = rest.split_at(word);
    if !matches!(prefix, "r" | "br" | "cr") {
        return None;
    }
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after.split_at(hashes).1.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = word + hashes + 1;
    Some(body.find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

/// Appends `piece`, or as many blanks, so that both layers keep the shape of the file.
fn push(layer: &mut String, piece: &str, shown: bool) {
    if shown {
        layer.push_str(piece);
    } else {
        layer.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
    }
}

fn tests_at(code: &str) -> usize {
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    let opens = |pair: &[&str]| matches!(pair, ["#[cfg(test)]", module] if module.starts_with("mod ") && module.ends_with('{'));
    lines.windows(2).position(opens).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layers(rust: &str) -> (String, String) {
        let source = Source::of(rust);
        let squeeze = |layer: &str| layer.split_whitespace().collect::<Vec<_>>().join(" ");
        (squeeze(&source.code), squeeze(&source.strings))
    }

    #[test]
    fn code_strings_and_comments_are_told_apart() {
        for (rust, code, strings) in [
            ("let a = 1; // note", "let a = 1;", ""),
            ("/* a /* b */ c */ d", "d", ""),
            (r#"f("a // b", 'c')"#, "f( , )", "\"a // b\" 'c'"),
            (r#"f("a \" b") + g"#, "f( ) + g", r#""a \" b""#),
            (r#"f(r"\") + g"#, "f( ) + g", r#"r"\""#),
            ("f(r#\"a \" b\"#) + g", "f( ) + g", "r#\"a \" b\"#"),
            (r"fn f<'a>(x: &'a str) { '\'' }", "fn f<'a>(x: &'a str) { }", r"'\''"),
            ("let r#type = b'x';", "let r#type = b ;", "'x'"),
            ("let for_r = \"x\";", "let for_r = ;", "\"x\""),
            ("\"never closed", "", "\"never closed"),
        ] {
            assert_eq!(layers(rust), (code.to_owned(), strings.to_owned()), "{rust}");
        }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let source = Source::of("/* a\nb */\nlet x = \"c\n  d\"; y\n");
        let y = source.code_lines().find(|(_, line)| line.contains('y')).unwrap();
        assert_eq!(y.0, 4);
        assert_eq!(source.strings.lines().count(), source.code.lines().count());
    }

    #[test]
    fn tests_at_the_end_are_recognised() {
        let source = Source::of("fn a() {}\n#[cfg(test)]\nfn b() {}\n#[cfg(test)]\nmod tests {\n    fn c() {}\n}\n");
        assert!(!source.is_test_line(3));
        assert!(source.is_test_line(6));
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("use postgres::Client", "postgres"));
        assert!(!has_word("use tokio_postgres::Client", "postgres"));
        assert!(!has_word("Instant::nowhere()", "Instant::now"));
    }
}
