package orch.profile;

import orch.network.BadConnectionException;

/** There is no profile of the wanted name. */
public final class UnknownProfileException extends BadConnectionException {
  private static final long serialVersionUID = 1L;

  UnknownProfileException(String message) {
    super(message);
  }
}
