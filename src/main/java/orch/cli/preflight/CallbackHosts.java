package orch.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import orch.concurrent.InParallel;
import orch.configuration.Fields;

/** The callback URLs of documents. Only their hosts are looked at, each of them once. */
final class CallbackHosts {
  private static final int AT_ONCE = 8;

  private CallbackHosts() {}

  /** The URLs in a document; what is not a URL is a matter of {@code config validate}. */
  static List<URI> in(Subject subject) {
    List<URI> urls = new ArrayList<>();
    for (JsonNode callback : subject.tree().path(Fields.CALLBACKS)) {
      url(callback.path("url").asText("")).ifPresent(urls::add);
    }
    return urls;
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text);
      return url.getHost() == null ? Optional.empty() : Optional.of(url);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Scheme, host and port: path and query may hold secrets, and are not looked at. */
  static String shown(URI url) {
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /** The judgements on the hosts of all documents, looked at in parallel. */
  static Map<URI, Judgement> of(List<Subject> subjects, CallbackProbe probe)
      throws InterruptedException {
    Map<String, URI> hosts = new LinkedHashMap<>();
    Set<URI> urls = new LinkedHashSet<>();
    for (Subject subject : subjects) {
      for (URI url : in(subject)) {
        urls.add(url);
        hosts.putIfAbsent(shown(url), URI.create(shown(url)));
      }
    }
    List<Callable<Judgement>> looks = new ArrayList<>();
    hosts.values().forEach(host -> looks.add(() -> probe.look(host)));
    List<Judgement> judgements = InParallel.all("callback check", AT_ONCE, looks);
    Map<String, Judgement> byHost = new LinkedHashMap<>();
    hosts.keySet().forEach(host -> byHost.put(host, judgements.get(byHost.size())));
    Map<URI, Judgement> all = new LinkedHashMap<>();
    for (URI url : urls) {
      Judgement judgement = byHost.get(shown(url));
      if (judgement != null) {
        all.put(url, judgement);
      }
    }
    return all;
  }
}
