package orch.cli.preflight;

import java.util.Locale;

/** The kinds of checks, in the order in which they are reported. */
public enum Check {
  /** Whether the credentials may write. */
  CREDENTIALS,
  /** Whether the account has room. */
  LIMITS,
  /** Whether the memory store exists and is active. */
  MEMORY,
  /** Whether the intelligence configurations exist. */
  INTELLIGENCE,
  /** Whether the bridge service exists and is free. */
  BRIDGE,
  /** Whether the hosts of the callbacks resolve and speak TLS. */
  CALLBACKS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
