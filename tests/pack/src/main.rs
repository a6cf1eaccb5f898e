//! Builds the npm package into `bindings-wasm/pkg`: compiles, makes the glue, shrinks the module, says its sizes.
//!
//! Run by `cargo run -p wangge-pack` after `npm ci` in `bindings-wasm`, which brings `wasm-opt`.
#![allow(clippy::print_stdout, reason = "a tool says what it made")]

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::{Compression, write::GzEncoder};
use wasm_bindgen_cli_support::Bindgen;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

fn main() -> Outcome {
    let root = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    let package = root.join("bindings-wasm/pkg");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    let compiled = compile(&root)?;
    Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("wangge_wasm")
        .generate(&package)?;
    fs::remove_file(package.join("wangge_wasm_bg.wasm.d.ts"))?;
    let module = package.join("wangge_wasm_bg.wasm");
    let glued = fs::read(&module)?;
    shrink(&root, &module)?;
    copy(&root, &package)?;
    report(&[
        ("compiled", &fs::read(&compiled)?),
        ("with its glue", &glued),
        ("optimised", &fs::read(&module)?),
    ])
}

/// The module as the compiler makes it.
fn compile(root: &Path) -> Outcome<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo)
        .current_dir(root)
        .args([
            "build",
            "--locked",
            "-p",
            "wangge-wasm",
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            "wasm",
        ])
        .arg("--target-dir")
        .arg(&target))?;
    Ok(target.join("wasm32-unknown-unknown/wasm/wangge_wasm.wasm"))
}

/// Replaces the module by the smaller, once compressed, of what `wasm-opt` makes for speed and for size.
fn shrink(root: &Path, module: &Path) -> Outcome {
    let optimiser = root.join("bindings-wasm/node_modules/.bin/wasm-opt");
    let mut smallest: Option<(usize, &str, Vec<u8>)> = None;
    for level in ["-O3", "-Oz"] {
        let tried = module.with_extension("tried");
        run(Command::new(&optimiser).arg(level).arg(module).arg("-o").arg(&tried))?;
        let bytes = fs::read(&tried)?;
        fs::remove_file(&tried)?;
        let size = gzipped(&bytes)?;
        if smallest.as_ref().is_none_or(|(least, ..)| size < *least) {
            smallest = Some((size, level, bytes));
        }
    }
    let (_, level, bytes) = smallest.ok_or("wasm-opt was not run")?;
    println!("wasm-opt {level} is the smaller");
    Ok(fs::write(module, bytes)?)
}

/// The files of the package that are not made: `bindings-wasm/npm` and the licences.
fn copy(root: &Path, package: &Path) -> Outcome {
    for entry in fs::read_dir(root.join("bindings-wasm/npm"))? {
        let entry = entry?;
        fs::copy(entry.path(), package.join(entry.file_name()))?;
    }
    for name in LICENSES {
        fs::copy(root.join(name), package.join(name))?;
    }
    Ok(())
}

fn report(modules: &[(&str, &[u8])]) -> Outcome {
    for (name, bytes) in modules {
        println!("wasm {name}: {} bytes, {} gzipped", bytes.len(), gzipped(bytes)?);
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_os_string();
    let status = command.status().map_err(|error| told(&name, &error))?;
    if status.success() { Ok(()) } else { Err(told(&name, &status)) }
}

fn told(name: &OsStr, what: &dyn std::fmt::Display) -> Box<dyn Error> {
    format!("{}: {what}", name.display()).into()
}
