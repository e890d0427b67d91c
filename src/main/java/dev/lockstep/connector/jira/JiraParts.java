package dev.lockstep.connector.jira;

/** What a session works with, put together when the edition is known: that is, not before something is asked. */
record JiraParts(
        JiraTexts texts,
        JiraLabels labels,
        JiraMarker marker,
        JiraQuery query,
        JiraRecords records,
        JiraReads reads,
        JiraSearch search,
        JiraPatch patch) {

    static JiraParts of(JiraApi api, JiraCatalog catalog, JiraMarker marker, LabelFolds folds, LabelFolds.Place place) {
        var texts = new JiraTexts(catalog.edition(api));
        var query = new JiraQuery(api, catalog);
        var labels = new JiraLabels(folds, place, query::used);
        var records = new JiraRecords(texts, labels, marker, api.address);
        var reads = new JiraReads(api, catalog, records);
        var patch = new JiraPatch(texts, labels, () -> catalog.priorities(api));
        return new JiraParts(texts, labels, marker, query, records, reads, new JiraSearch(query, reads), patch);
    }
}
