fetch('/swagger/apis')
  .then((answer) => answer.json())
  .then((names) => SwaggerUIBundle({
    dom_id: '#swagger-ui',
    urls: names.map((name) => ({ name: name.replace(/-[0-9.]+\.yml$/, ''), url: '/swagger/apis/' + name })),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    deepLinking: true,
    validatorUrl: null,
  }));
