package orch.cli.problem;

import java.nio.file.Path;

/** The edited text could not be applied; it is saved in a file. */
public final class KeptEditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  public KeptEditException(RuntimeException cause, Path file) {
    super(cause);
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
