package orch.cli.problem;

import orch.api.ApiException;
import org.jspecify.annotations.Nullable;

/** No configuration, or no operation, is known by the word on the command line. */
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param hint what to do next
   * @param answer the API's answer, if it was asked
   */
  public NotFoundException(String message, String hint, @Nullable ApiException answer) {
    super(message, answer);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
