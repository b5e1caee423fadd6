package orch.cli.app;

import java.util.Map;

/** The CI service whose files and variables a command uses: {@code --ci}. */
public enum CiMode {
  AUTO,
  GITHUB,
  GITLAB,
  NONE;

  /** The service itself: {@link #AUTO} is the one that says in a variable that it runs the job. */
  public CiMode in(Map<String, String> environment) {
    if (this != AUTO) {
      return this;
    }
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      return GITHUB;
    }
    return "true".equals(environment.get("GITLAB_CI")) ? GITLAB : NONE;
  }
}
