//! The front page shows the files themselves, in both languages.

use super::root;

/// The code blocks of a page with the file each names in the comment before it.
fn blocks(page: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join(page)).unwrap();
    let parts = text.split("<!-- ").skip(1);
    let block = |part: &str| {
        let (file, rest) = part.split_once(" -->\n```").unwrap();
        let (_, rest) = rest.split_once('\n').unwrap();
        let (code, _) = rest.split_once("\n```\n").unwrap();
        (file.to_owned(), format!("{code}\n"))
    };
    parts.map(block).collect()
}

#[test]
fn every_code_block_of_the_front_page_is_the_file_it_names() {
    for page in ["README.md", "README.zh-CN.md"] {
        let blocks = blocks(page);
        assert_eq!(blocks.len(), 3, "{page}: one quick start a language");
        for (file, code) in blocks {
            assert_eq!(code, std::fs::read_to_string(root().join(&file)).unwrap(), "{page} shows {file}");
        }
    }
}

#[test]
fn both_front_pages_carry_the_same_commands() {
    let commands = |page: &str| {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
        blocks.collect::<Vec<_>>()
    };
    assert_eq!(commands("README.md"), commands("README.zh-CN.md"));
    assert_eq!(commands("README.md").len(), 2);
}
