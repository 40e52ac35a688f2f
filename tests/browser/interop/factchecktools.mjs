// Asks the server at argv[2] through Google's client for Node; prints what it got as JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The client lies in the working folder, not beside this file.
const { factchecktools } = createRequire(join(process.cwd(), 'index.js'))('@googleapis/factchecktools');
const client = factchecktools({ version: 'v1alpha1', auth: 'K', rootUrl: `${process.argv[2]}/` });

async function all(ask, parameters) {
  const answers = [];
  let pageToken;
  do {
    const { data } = await ask({ ...parameters, pageToken });
    answers.push(data);
    pageToken = data.nextPageToken;
  } while (pageToken);
  return answers;
}

const searches = await all((asked) => client.claims.search(asked), { query: 'bridge over', pageSize: 2 });
const lists = await all((asked) => client.pages.list(asked), { organization: 'localhost', pageSize: 2 });
const name = lists[0].claimReviewMarkupPages[0].name;
const page = (await client.pages.get({ name })).data;
const empty = (await client.claims.search({ query: 'glacier' })).data;
const refused = await client.pages.delete({ name }).catch((error) => ({
  code: error.status,
  message: error.message,
}));

console.log(JSON.stringify({ searches, lists, page, empty, refused }));
