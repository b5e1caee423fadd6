package orch.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import orch.api.Api;
import orch.api.ApiException;
import orch.api.Resource;
import orch.api.ResourceList;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.network.BadConnectionException;

/** Looks at the resources that documents refer to, each of them once. */
final class References {
  private final Account account;
  private final Deadline deadline;
  private final Map<String, Judgement> seen = new HashMap<>();
  private final Map<Resource, Boolean> served = new HashMap<>();

  References(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /** The judgement on a resource; the function judges one that exists. */
  Judgement of(Resource resource, String id, String advice, Function<JsonNode, Judgement> judge)
      throws InterruptedException {
    String key = resource.path() + "/" + id;
    Judgement known = seen.get(key);
    if (known == null) {
      known = look(resource, id, advice, judge);
      seen.put(key, known);
    }
    return known;
  }

  private Judgement look(
      Resource resource, String id, String advice, Function<JsonNode, Judgement> judge)
      throws InterruptedException {
    Api api = account.at(resource).api();
    try {
      return judge.apply(api.resource(resource, id, deadline));
    } catch (ApiException.NotFound e) {
      // Without the API, everything seems to be missing.
      return isServed(resource, api)
          ? Judgement.problem("the " + resource.noun() + " " + id + " does not exist", advice)
          : Judgement.unknown(
              account.at(resource).url().getHost() + " has no API of " + resource.noun() + "s");
    } catch (ApiException.Invalid e) {
      return Judgement.problem(
          "\"" + id + "\" is not the id of a " + resource.noun() + ": " + e.reply().message(),
          advice);
    } catch (ApiException | BadConnectionException e) {
      return unseen("the " + resource.noun() + " " + id, e);
    }
  }

  private boolean isServed(Resource resource, Api api) throws InterruptedException {
    Boolean known = served.get(resource);
    if (known == null) {
      known = new ResourceList(api, resource, deadline).isServed();
      served.put(resource, known);
    }
    return known;
  }

  /** The judgement on something that could not be read. */
  static Judgement unseen(String what, RuntimeException problem) {
    String status =
        problem instanceof ApiException refused && refused.reply().status() > 0
            ? "HTTP " + refused.reply().status() + ": "
            : "";
    return Judgement.unknown(what + " cannot be read: " + status + problem.getMessage());
  }
}
