package orch.server.fault;

import java.util.HashMap;
import java.util.Map;

/** Counts for each account on its own. Beyond 10,000 accounts, the others are counted as one. */
final class AccountCounts {
  private static final int MOST = 10_000;

  private final Map<String, Long> counts = new HashMap<>();

  /** The next number of the account, from 1. */
  long next(String account) {
    boolean isOwn = counts.size() < MOST || counts.containsKey(account);
    return counts.merge(isOwn ? account : "", 1L, Long::sum);
  }
}
