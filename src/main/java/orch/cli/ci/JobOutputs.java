package orch.cli.ci;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What later steps and jobs can use: whether something changed, and the ids. An id that has other
 * characters than ids have is left out: a script might expand it.
 */
final class JobOutputs {
  private static final String ID = "[A-Za-z0-9_.:-]{1,200}";

  private JobOutputs() {}

  /** Lines for {@code GITHUB_OUTPUT}; nobody can guess the delimiter, so no value can end early. */
  static String ofGithub(List<Outcome> outcomes, RandomGenerator random) {
    String end = "orch_" + new UUID(random.nextLong(), random.nextLong());
    return github("changed", changed(outcomes), end)
        + github("operation_id", operations(outcomes), end)
        + github("configuration_id", configurations(outcomes), end);
  }

  private static String github(String name, String value, String end) {
    return name + "<<" + end + "\n" + value + "\n" + end + "\n";
  }

  /** Lines for a report of the kind dotenv, which has neither quotes nor escapes. */
  static String ofGitlab(List<Outcome> outcomes) {
    return "CONFIGURATION_CHANGED="
        + changed(outcomes)
        + "\nOPERATION_ID="
        + operations(outcomes)
        + "\nCONFIGURATION_ID="
        + configurations(outcomes)
        + "\n";
  }

  private static String changed(List<Outcome> outcomes) {
    return String.valueOf(outcomes.stream().anyMatch(Outcome::isChange));
  }

  private static String operations(List<Outcome> outcomes) {
    return joined(outcomes, Outcome::operation);
  }

  private static String configurations(List<Outcome> outcomes) {
    return joined(outcomes, Outcome::id);
  }

  private static String joined(List<Outcome> outcomes, Function<Outcome, String> id) {
    return String.join(
        " ", outcomes.stream().map(id).filter(each -> each.matches(ID)).distinct().toList());
  }
}
