package orch.cli;

import java.nio.file.Path;

/** What the person wrote in the editor could not be put to use, and is kept. */
final class KeptEdit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  KeptEdit(RuntimeException cause, Path file) {
    super(cause);
    this.file = file;
  }

  Path file() {
    return file;
  }
}
