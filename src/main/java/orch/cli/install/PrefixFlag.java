package orch.cli.install;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;

/** {@code --prefix}: the directory to install into, or to remove from. */
final class PrefixFlag {
  private final Option<String> flag;

  PrefixFlag(String description) {
    this.flag =
        Option.text("--prefix")
            .onlyOnCommandLine()
            .label("DIR")
            .content(Content.DIRECTORY)
            .standard("~/.local, or the directory of the install that runs")
            .description(description);
  }

  Option<String> flag() {
    return flag;
  }

  /**
   * The directory, absolute and without links.
   *
   * @throws UsageException if it cannot be a directory
   */
  InstallDirectory directory(App app, RunningCopy copy) {
    Optional<Path> given = flag.value().map(text -> parsed(app, text));
    Path prefix = given.or(copy::prefix).orElseGet(() -> usual(app));
    try {
      return new InstallDirectory(Files.exists(prefix) ? prefix.toRealPath() : prefix);
    } catch (IOException e) {
      throw new UsageException("--prefix " + prefix + ": " + reason(e) + "; nothing was changed");
    }
  }

  /** The directory of the user. */
  static Path usual(App app) {
    return app.host().home().resolve(".local");
  }

  private static Path parsed(App app, String text) {
    if (text.isBlank()) {
      throw new UsageException("--prefix needs a directory; nothing was changed");
    }
    try {
      return app.host().directory().resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("--prefix: '" + text + "' is not a path; nothing was changed");
    }
  }

  /** Why a path cannot be written to, found out without writing; empty if it probably can. */
  static String objection(Path path) {
    Path at = path;
    while (at.getParent() != null && !Removal.exists(at)) {
      at = at.getParent();
    }
    if (!Files.isDirectory(at)) {
      return at + " is not a directory";
    }
    return Files.isWritable(at) ? "" : "permission denied for " + at;
  }

  /** The reason as text for people; the exceptions themselves name Java types. */
  static String reason(IOException problem) {
    if (!(problem instanceof FileSystemException failed)) {
      return String.valueOf(problem.getMessage());
    }
    String file = failed.getFile();
    if (problem instanceof AccessDeniedException) {
      return "permission denied for " + file;
    }
    if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
      return file + " is not a directory";
    }
    if (problem instanceof NoSuchFileException) {
      return file + " cannot be created";
    }
    return file + ": " + (failed.getReason() == null ? "the disk fails" : failed.getReason());
  }
}
