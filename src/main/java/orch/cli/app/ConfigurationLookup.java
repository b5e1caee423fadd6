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

/** Finds the one configuration that is meant by an id or an exact name. */
public final class ConfigurationLookup {
  private static final int PAGE = 200;

  private final Api api;
  private final Deadline deadline;

  /**
   * @param deadline for everything that is asked
   */
  public ConfigurationLookup(Api api, Deadline deadline) {
    this.api = api;
    this.deadline = deadline;
  }

  /**
   * The configuration.
   *
   * @throws AmbiguousNameException when several have the name
   * @throws DeadlineException when the deadline passes before it is found
   */
  public Configuration find(String idOrName) throws InterruptedException {
    if (idOrName.isBlank() || idOrName.equals(".") || idOrName.equals("..")) {
      // In a URL these would be another resource.
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
    // Not a name: then it must be an id of a form nobody has seen yet, and the API has the last
    // word.
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
