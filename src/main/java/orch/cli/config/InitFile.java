package orch.cli.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import orch.cli.app.App;
import orch.cli.input.FileStem;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.document.DocumentReader;
import orch.file.RegularFile;
import orch.file.ReplacedFile;

/**
 * The file that {@code orch config init} writes.
 *
 * @param shown its name for messages and commands
 * @param exists whether there was a file of this name when it was chosen
 */
record InitFile(Path path, String shown, boolean exists) {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml");

  /**
   * The file for a configuration.
   *
   * @param given what the user named: a file, a directory, or nothing for the current directory
   * @param displayName the name of the configuration, which names the file in a directory
   * @throws UsageException if the file could not be read as YAML
   */
  static InitFile of(App app, String given, String displayName) {
    boolean isDirectory =
        given.isEmpty()
            || given.endsWith("/")
            || Files.isDirectory(app.host().directory().resolve(given));
    String name = isDirectory ? within(given, usualName(displayName)) : given;
    String objection = objection(name);
    if (!objection.isEmpty()) {
      throw new UsageException(objection);
    }
    // In a command, a name that begins with a hyphen would be read as an option.
    String shown = name.startsWith("-") ? "./" + name : name;
    Path path = app.host().directory().resolve(name);
    return new InitFile(path, shown, Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static String within(String directory, String name) {
    return directory.isEmpty() || directory.endsWith("/")
        ? directory + name
        : directory + "/" + name;
  }

  /** The name of a configuration's file, when the user gives none. */
  private static String usualName(String displayName) {
    String stem = FileStem.of(displayName);
    return (stem.isEmpty() ? "configuration" : stem) + ENDINGS.get(0);
  }

  /** Why a file of this name would not be read as YAML; empty when it would. */
  static String objection(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith)
        ? ""
        : "the file's name must end with .yaml or .yml, because it has comments: " + name;
  }

  Path directory() {
    return path.toAbsolutePath().normalize().resolveSibling("");
  }

  /**
   * Writes the whole file, with the directories that it needs. A file that existed is replaced, and
   * none that was made since.
   *
   * @throws CommandFailedException if it cannot be written
   */
  void write(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (exists) {
        byte[] before = RegularFile.read(path, DocumentReader.MAX_BYTES);
        if (!ReplacedFile.replace(path, before, content)) {
          throw refused(ExitCode.CONFLICT, " was changed by another program meanwhile");
        }
      } else {
        makeDirectory();
        ReplacedFile.create(path, content);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused(ExitCode.CONFLICT, " was made by another program meanwhile");
    } catch (IOException e) {
      throw refused(ExitCode.BUG, " cannot be written: " + reason(e));
    }
  }

  private void makeDirectory() throws IOException {
    try {
      Files.createDirectories(directory());
    } catch (FileAlreadyExistsException e) {
      throw refused(ExitCode.BUG, " cannot be written: " + e.getFile() + " is a file");
    }
  }

  private CommandFailedException refused(ExitCode exit, String why) {
    return new CommandFailedException(exit, shown + why + "; nothing was written", List.of(), "");
  }

  private static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        problem instanceof FileSystemException failed ? failed.getReason() : problem.getMessage();
    return Objects.requireNonNullElse(reason, "input/output error");
  }
}
