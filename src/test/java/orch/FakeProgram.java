package orch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files of a built clone, as far as an install copies them; they hold no program. */
final class FakeProgram {
  private FakeProgram() {}

  /** Writes the files where {@link Orch} says that its program is. */
  static void in(Path home) throws IOException {
    Path clone = home.resolve("clone");
    Path lib = clone.resolve("target/orch/lib");
    Path pages = clone.resolve("target/orch/share/man/man1");
    Files.createDirectories(clone.resolve("bin"));
    Files.createDirectories(lib.resolve("licences"));
    Files.createDirectories(lib.resolve("training"));
    Files.createDirectories(pages);
    Files.writeString(clone.resolve("bin/orch"), "the launcher");
    for (String name :
        List.of("orch.jar", "jackson-1.jar", "classes.lst", "licences/MIT.txt", "training/run")) {
      Files.writeString(lib.resolve(name), name);
    }
    archive(home, "echo archive > \"${0%/*}/orch.jsa\"");
    for (String name : new String[] {"orch.1", "orch-config.1"}) {
      Files.writeString(pages.resolve(name), name);
    }
    for (String name :
        new String[] {
          "bash-completion/completions/orch",
          "zsh/site-functions/_orch",
          "fish/vendor_completions.d/orch.fish"
        }) {
      Path script = clone.resolve("target/orch/share").resolve(name);
      Files.createDirectories(script.resolveSibling(""));
      Files.writeString(script, name);
    }
  }

  /** Replaces the script that makes the class-data archive. */
  static void archive(Path home, String script) throws IOException {
    Path file = home.resolve("clone/target/orch/lib/make-archive");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
