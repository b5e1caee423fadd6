package orch.api;

import java.time.Duration;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.operation.Operation;

/**
 * Finds the configuration that a completed operation has made; neither its id nor its readability
 * can be taken for granted.
 */
public final class ReadAfterWrite {
  private static final int READS = 5;

  /** How long reads may lag behind an operation before it is worth another look. */
  public static final Duration LAG = Duration.ofSeconds(3);

  private static final int PAGE = 200;

  private final Api api;
  private final Sleeper sleeper;

  public ReadAfterWrite(Api api, Sleeper sleeper) {
    this.api = api;
    this.sleeper = sleeper;
  }

  /**
   * The new configuration: by the id the acceptance or the operation gives, else by its name. Reads
   * may lag behind the operation by seconds, so a miss is tried again a few times.
   *
   * @throws ApiException.Conflict when no id was given and several configurations have the name
   * @throws ApiException.NotFound when it cannot be read even then
   */
  public Configuration read(
      CreateRequest request, Accepted accepted, Operation completed, Deadline deadline)
      throws InterruptedException {
    Optional<String> id = accepted.operation().configurationId().or(completed::configurationId);
    for (int reads = 1; ; reads++) {
      try {
        return id.isPresent()
            ? api.configuration(id.get(), deadline)
            : named(request, completed, deadline);
      } catch (ApiException.NotFound problem) {
        if (reads == READS || !deadline.allows(LAG)) {
          throw problem;
        }
      }
      sleeper.sleep(LAG);
    }
  }

  private Configuration named(CreateRequest request, Operation completed, Deadline deadline)
      throws InterruptedException {
    Namesakes namesakes = new Namesakes(request.displayName());
    new Pages(api, deadline).each(new Listing(PAGE, request.memoryStoreId()), namesakes);
    if (namesakes.areSeveral()) {
      String ids = ": " + String.join(", ", namesakes.ids());
      throw new ApiException.Conflict(
          lookup(request), ErrorDetails.none(namesakes.describe() + ids));
    }
    return namesakes
        .first()
        .filter(found -> !isOlder(found, completed))
        .orElseThrow(
            () ->
                new ApiException.NotFound(
                    lookup(request), ErrorDetails.none("no configuration of this name is listed")));
  }

  private Call lookup(CreateRequest request) {
    return api.lookup("find the new configuration \"" + request.displayName() + "\"");
  }

  /**
   * A namesake from before the operation is not what the operation made: the new one is not listed
   * yet.
   */
  private static boolean isOlder(Configuration configuration, Operation operation) {
    return configuration.createdAt().isPresent()
        && operation.createdAt().isPresent()
        && configuration.createdAt().get().isBefore(operation.createdAt().get());
  }
}
