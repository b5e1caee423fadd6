package orch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.help.ManPage;
import orch.host.Host;
import orch.term.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Generates the manual: one man page per command, from the command definitions. */
public final class ManualGenerator {
  private ManualGenerator() {}

  /**
   * Writes all pages; the build calls this.
   *
   * @param args the target directory, which is created if it is missing
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    write(directory, tree());
  }

  /** The tree of all commands, on an empty host. */
  static CommandLine tree() {
    App app = app();
    return CommandTree.of(app, new Account(app)).root();
  }

  /** An app on an empty host. */
  static App app() {
    return new App(nowhere(), new GlobalFlags());
  }

  private static void write(Path directory, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    try {
      Files.writeString(directory.resolve(ManPage.name(spec) + ".1"), ManPage.of(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command.getSubcommands().values().forEach(below -> write(directory, below));
  }

  /** A host with no environment; no command runs, so nothing reads it. */
  private static Host nowhere() {
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), out, out, Set.of());
    Path root = Path.of("/");
    return new Host(
        Map.of(),
        Map.of(),
        root,
        root,
        terminal,
        () -> Instant.EPOCH,
        () -> Duration.ZERO,
        pause -> {},
        new Random(1),
        Optional::empty);
  }
}
