'use strict';

const EXAMPLE = `# Ctrl-Enter runs it. The book on the left shows what there is to ask.
{
  me {
    profile { displayName }
    ticks(first: 5) {
      nodes { sighting { species } image { url score { score } } }
    }
  }
  topScores(first: 3) { score image { url } }
}
`;

let token = null;

const door = document.getElementById('door');
const refusal = document.getElementById('refusal');

document.getElementById('login').addEventListener('submit', async event => {
  event.preventDefault();
  refusal.textContent = '';
  const form = new FormData(event.target);
  try {
    const answer = await fetch('/login', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({username: form.get('username'), password: form.get('password')}),
    });
    const body = await answer.json();
    if (!answer.ok) {
      refusal.textContent = body.detail || 'The log-in was refused.';
      return;
    }
    token = body.access_token;
    show();
  } catch (away) {
    refusal.textContent = 'The platform does not answer. Is it running?';
  }
});

function show() {
  door.remove();
  const place = document.getElementById('graphiql');
  place.hidden = false;
  ReactDOM.createRoot(place).render(React.createElement(GraphiQL, {
    fetcher,
    storage: memory(),
    defaultQuery: EXAMPLE,
    isHeadersEditorEnabled: false,
  }));
}

/** Queries are remembered for as long as the page is open, and on no disk. */
function memory() {
  const kept = new Map();
  return {
    getItem: key => kept.has(key) ? kept.get(key) : null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: key => kept.delete(key),
    clear: () => kept.clear(),
    get length() { return kept.size; },
  };
}

function fetcher(asked, options) {
  return isSubscription(asked, options) ? stream(asked) : ask(asked);
}

function isSubscription(asked, options) {
  const operations = ((options && options.documentAST) || {definitions: []}).definitions
    .filter(definition => definition.kind === 'OperationDefinition');
  const meant = operations.find(one => one.name && one.name.value === asked.operationName) || operations[0];
  return Boolean(meant) && meant.operation === 'subscription';
}

function send(asked, accept, signal) {
  return fetch('/graphql', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Accept': accept, 'Authorization': 'Bearer ' + token},
    body: JSON.stringify(asked),
    signal,
  });
}

async function ask(asked) {
  return (await send(asked, 'application/json')).json();
}

/** Server-Sent Events, one result at a time; ends when the reader does. */
async function* stream(asked) {
  const cut = new AbortController();
  try {
    const answer = await send(asked, 'text/event-stream', cut.signal);
    if (!answer.ok) {
      yield await answer.json();
      return;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + read.value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const data = block.split('\n').find(line => line.startsWith('data: '));
        if (data) {
          yield JSON.parse(data.slice('data: '.length));
        }
      }
    }
  } finally {
    cut.abort();
  }
}
