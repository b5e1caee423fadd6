package orch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import orch.cli.complete.CompletionTable;
import orch.cli.complete.Shell;

/** Writes the completion scripts, from the command definitions. */
public final class CompletionGenerator {
  /** The script of bash, below {@code share}. */
  static final String BASH = "bash-completion/completions/orch";

  private CompletionGenerator() {}

  /**
   * Writes the scripts to where the shells look for them; the build calls this.
   *
   * @param args the directory {@code share} of an installation
   */
  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    CompletionTable table = Completions.table(ManualGenerator.app());
    write(share.resolve(BASH), Shell.BASH.script(table));
    write(share.resolve("zsh/site-functions/_orch"), Shell.ZSH.script(table));
    write(share.resolve("fish/vendor_completions.d/orch.fish"), Shell.FISH.script(table));
  }

  private static void write(Path file, String script) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, script);
  }
}
