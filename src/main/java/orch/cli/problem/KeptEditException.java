package orch.cli.problem;

import java.nio.file.Path;

/** What the person wrote in the editor could not be put to use, and is kept. */
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
