package orch.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A settings file cannot be read or written. The command line is not at fault. */
public final class SettingsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param done what failed: {@code read}, {@code written} or {@code changed}
   */
  public SettingsFileException(Path file, String done, IOException cause) {
    super(file + " cannot be " + done + ": " + reason(cause), cause);
  }

  /** The system's reason, for messages. */
  static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file has the name of its directory";
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return reason == null ? "the system gave no reason" : reason;
  }
}
