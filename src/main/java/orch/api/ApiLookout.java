package orch.api;

import java.util.ArrayList;
import java.util.List;
import orch.operation.Deadline;
import orch.operation.Look;
import orch.operation.Lookout;

/** Looks at operations through the API; what a poll should survive, it survives. */
public final class ApiLookout implements Lookout {
  private final Api api;

  public ApiLookout(Api api) {
    this.api = api;
  }

  @Override
  public List<Look> at(List<String> names, Deadline deadline) throws InterruptedException {
    List<Look> looks = new ArrayList<>(names.size());
    for (String name : names) {
      looks.add(look(name, deadline));
    }
    return looks;
  }

  private Look look(String name, Deadline deadline) throws InterruptedException {
    try {
      Api.Glance glance = api.glance(name, deadline);
      return new Look.Seen(glance.operation(), glance.retryAfter());
    } catch (ApiProblem.NotFound problem) {
      return new Look.Absent(problem);
    } catch (ApiProblem problem) {
      return problem.isRetryable()
          ? new Look.Missed(words(problem), problem.reply().retryAfter())
          : new Look.Refused(problem);
    }
  }

  private static String words(ApiProblem problem) {
    int status = problem.reply().status();
    String words = problem.reply().words();
    if (status == 0) {
      return words;
    }
    return words.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + words;
  }
}
