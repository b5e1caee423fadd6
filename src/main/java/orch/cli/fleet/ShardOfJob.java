package orch.cli.fleet;

import orch.fleet.Shard;
import orch.host.Host;

/** The shard of a job that a system runs several times, from the variables that it sets. */
enum ShardOfJob {
  /** An Indexed Job knows only its index; its manifest sets the other variable. */
  KUBERNETES("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", 0),
  GITLAB("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
  /** The workflow sets these to strategy.job-index and strategy.job-total. */
  GITHUB("STRATEGY_JOB_INDEX", "STRATEGY_JOB_TOTAL", 0);

  private final String index;
  private final String count;
  private final int first;

  ShardOfJob(String index, String count, int first) {
    this.index = index;
    this.count = count;
    this.first = first;
  }

  /**
   * The shard of the first system whose variables are set.
   *
   * @throws IllegalArgumentException when there is none, or a variable is no number
   */
  static Shard in(Host host) {
    for (ShardOfJob job : values()) {
      String at = host.variable(job.index);
      if (!at.isEmpty()) {
        return new Shard(
            number(job.index, at) - job.first + 1, number(job.count, host.variable(job.count)));
      }
    }
    throw new IllegalArgumentException(
        "auto needs JOB_COMPLETION_INDEX and JOB_COMPLETIONS, CI_NODE_INDEX and CI_NODE_TOTAL, or"
            + " STRATEGY_JOB_INDEX and STRATEGY_JOB_TOTAL");
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          value.isEmpty() ? name + " is not set" : name + " is not a number: " + value);
    }
  }
}
