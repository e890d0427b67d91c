// Talks to a Jira as a program that knows nothing of Lockstep would, and prints what it got.
import { Version2Client, Version3Client } from "jira.js";

const [edition, host, email, token] = process.argv.slice(2);
const cloud = edition === "CLOUD";
const client = cloud
  ? new Version3Client({ host, authentication: { basic: { email, apiToken: token } } })
  : new Version2Client({ host, authentication: { oauth2: { accessToken: token } } });
const said = {};

said.me = (await client.myself.getCurrentUser()).displayName;
said.deployment = (await client.serverInfo.getServerInfo()).deploymentType;
said.project = (await client.projects.getProject({ projectIdOrKey: "WEB" })).name;

const made = await client.issues.createIssue({
  fields: {
    project: { key: "WEB" },
    issuetype: { name: "Bug" },
    summary: "Made by jira.js",
    description: "Some words",
    labels: ["one"],
  },
  properties: [{ key: "lockstep.op", value: { op: "42" } }],
});
const issueIdOrKey = made.key;
said.key = made.key;
await client.issues.editIssue({ issueIdOrKey, fields: { summary: "Edited", labels: ["one", "two"] } });

const { transitions } = await client.issues.getTransitions({ issueIdOrKey });
said.transitions = transitions.map((each) => each.to.name);
await client.issues.doTransition({ issueIdOrKey, transition: { id: transitions.find((each) => each.to.name === "Done").id } });

const comment = await client.issueComments.addComment({ issueIdOrKey, comment: "A remark" });
await client.issueComments.deleteComment({ issueIdOrKey, id: comment.id });
await client.issueComments.addComment({ issueIdOrKey, comment: "Another remark" });
said.comments = (await client.issueComments.getComments({ issueIdOrKey })).total;

const issue = await client.issues.getIssue({ issueIdOrKey, properties: ["lockstep.op"], expand: "changelog" });
said.summary = issue.fields.summary;
said.labels = issue.fields.labels;
said.status = issue.fields.status.name;
said.resolution = issue.fields.resolution.name;
said.property = issue.properties["lockstep.op"].op;
said.histories = issue.changelog.histories.map((each) => each.items.map((item) => item.field));

const jql = 'project = WEB AND updated >= "2020-01-01 00:00" ORDER BY updated ASC';
const found = cloud
  ? await client.issueSearch.searchForIssuesUsingJqlEnhancedSearch({ jql, fields: ["summary"] })
  : await client.issueSearch.searchForIssuesUsingJql({ jql, fields: ["summary"] });
said.found = found.issues.map((each) => each.fields.summary);
said.removed = await client.issueSearch
  .searchForIssuesUsingJql({ jql })
  .then(() => 200)
  .catch((refused) => refused.status ?? refused.response?.status);
await client.issues.deleteIssue({ issueIdOrKey });
said.gone = await client.issues.getIssue({ issueIdOrKey }).catch((refused) => refused.status ?? refused.response?.status);

console.log(JSON.stringify(said));
