package orch.cli.app;

import orch.api.Api;
import orch.api.ApiException;
import orch.api.Listing;
import orch.api.Namesakes;
import orch.api.Pages;
import orch.cli.problem.AmbiguousNameException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.operation.TypeId;

/** Finds a configuration by its id or exact name. */
public final class ConfigurationLookup {
  private static final int PAGE = 200;

  private final Api api;
  private final Deadline deadline;

  /**
   * @param deadline for all requests of the lookup
   */
  public ConfigurationLookup(Api api, Deadline deadline) {
    this.api = api;
    this.deadline = deadline;
  }

  /**
   * Finds the configuration. @throws AmbiguousNameException if several configurations have the name
   *
   * @throws DeadlineException if the deadline passes before it is found
   */
  public Configuration find(String idOrName) throws InterruptedException {
    if (idOrName.isBlank() || idOrName.equals(".") || idOrName.equals("..")) {
      // In a URL path, these would address another resource.
      throw new UsageException("\"" + idOrName + "\" is neither an id nor a name");
    }
    if (TypeId.matches(idOrName)) {
      return byId(idOrName);
    }
    Namesakes namesakes = new Namesakes(idOrName);
    new Pages(api, deadline).each(new Listing(PAGE, ""), namesakes);
    if (namesakes.areSeveral()) {
      throw new AmbiguousNameException(namesakes.describe(), namesakes.ids());
    }
    // No configuration has this name. It may be an id in an unknown form, so the API decides.
    return namesakes.first().isPresent() ? namesakes.first().get() : byId(idOrName);
  }

  private Configuration byId(String id) throws InterruptedException {
    try {
      return api.configuration(id, deadline);
    } catch (ApiException problem) {
      if (deadline.left().isZero()) {
        throw new DeadlineException("the response to \"" + problem.call().action() + "\"", problem);
      }
      throw problem;
    }
  }
}
