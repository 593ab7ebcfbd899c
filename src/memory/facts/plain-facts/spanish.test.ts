import { describe, expect, it } from 'vitest';
import { plainFacts } from '../plain-facts.ts';

const said = { at: new Date('2026-11-21T16:00:00Z'), zone: 'Europe/Berlin' };
const told = (text: string) => plainFacts(text, said).map((f) => `${f.op === 'assert' ? '' : `${f.op} `}${f.subject_id === 'self' ? '' : `${f.subject_id}: `}${f.fact_type}${f.fact_key ? `/${f.fact_key}` : ''} = ${f.content}`);

describe('plain statements in Spanish, in passing', () => {
  it.each([
    ['Buenas tardes, soy Lorena y vivo en Toledo.', ['name = Lorena', 'lives_in = Toledo']], ['Mi nombre completo es Pablo de la Fuente Ríos.', ['name = Pablo de la Fuente Ríos']], ['Mis amigos me dicen Beto.', ['nickname = Beto']],
    ['Me puedes llamar Nando.', ['nickname = Nando']], ['Tengo treinta y cuatro años.', ['age = 34 años']], ['Acabo de cumplir 50 años.', ['age = 50 años']],
    ['tengo 28 anos y soy de bogota', ['age = 28 años', 'origin = bogota']], ['Nací el 4 de julio de 1988.', ['birthday = 4 de julio de 1988']], ['Nací en 1979.', ['birthday = 1979']],
    ['Nací y crecí en Rosario.', ['birthplace = Rosario']], ['Soy originaria de Oaxaca.', ['origin = Oaxaca']], ['Vivo con mi pareja en Montevideo.', ['lives_in = Montevideo']],
    ['Llevo seis años viviendo en Berlín.', ['lives_in = Berlín']], ['Vivo a las afueras de Toledo.', ['lives_in = near Toledo']], ['El mes pasado me vine a vivir a Valencia.', ['lives_in = Valencia']],
    ['acabamos de mudarnos a Puebla', ['lives_in = Puebla']], ['Vivo en la calle Olmo 14, 2.º B.', ['contact/address = address: calle Olmo 14, 2.º B']], ['Curro en Mercadona.', ['employer = Mercadona']],
    ['Laburo en Globant desde 2021.', ['employer = Globant']], ['Me contrataron en Telefónica.', ['employer = Telefónica']], ['Trabajo en una panadería.', ['detail/trabajo = trabajo: una panadería']],
    ['Soy profesora de matemáticas en un instituto.', ['role = profesora de matemáticas']], ['Soy ingeniera civil.', ['role = ingeniera civil']], ['Trabajo como técnico de sonido en Radio Nacional.', ['role = técnico de sonido', 'employer = Radio Nacional']],
    ['Ayer me ascendieron a directora de ventas.', ['role = directora de ventas']], ['Mi profesión es arquitecta.', ['role = arquitecta']], ['Doy clases de química.', ['role = da clases de química']],
    ['Me dedico a la cerámica.', ['role = cerámica']], ['Me han despedido.', ['end employer = ']], ['Estoy casada con Roberto Díaz.', ['relation/pareja = pareja: Roberto Díaz', 'marital_status = casada']],
    ['Estoy divorciado desde 2019.', ['marital_status = divorciado']], ['Mi novia y yo lo dejamos.', ['end relation = ']], ['Tengo dos hijos y una hija.', ['family/hijo = dos hijos y una hija']],
    ['Mis hijas se llaman Vera y Alma.', ['relation/hija = hija: Vera', 'relation/hija = hija: Alma']], ['Tenemos dos gatos, Kiwi y Mango.', ['relation/gato = gato: Kiwi', 'relation/gato = gato: Mango']], ['Hemos adoptado un galgo que se llama Rayo.', ['relation/galgo = galgo: Rayo']],
    ['Tenemos una gata, se llama Pelusa, y duerme en el lavabo.', ['relation/gata = gata: Pelusa']], ['Mi hermano Iván trabaja en Correos.', ['relation/hermano = hermano: Iván', 'Iván: employer = Correos']], ['Mi prima trabaja en el puerto de Vigo.', ['detail/prima = prima: trabaja en el puerto de Vigo']],
    ['Mi hijo tiene 7 años.', ['detail/hijo = hijo: tiene 7 años']], ['Mi marido es electricista.', ['detail/marido = marido: es electricista']], ['Rodrigo es mi jefe.', ['relation/jefe = jefe: Rodrigo']],
    ['Ceno con mi hermana Carmen el sábado.', ['relation/hermana = hermana: Carmen']], ['Nuestro dentista es el doctor Ferrer.', ['relation/dentista = dentista: doctor Ferrer']], ['El cumpleaños de Lucía es el 2 de marzo.', ['Lucía: birthday = 2 de marzo']],
    ['El cumple de mi madre es el 9 de octubre.', ['detail/cumpleaños de mi madre = cumpleaños de mi madre: 9 de octubre']], ['Mi jefa se llama Teresa.', ['relation/jefa = jefa: Teresa']], ['Hablo inglés, francés y un poco de ruso.', ['language = inglés', 'language = francés', 'language = ruso']],
    ['hablo ingles y aleman', ['language = inglés', 'language = alemán']], ['Estoy aprendiendo japonés.', ['language = japonés']], ['Mi lengua materna es el quechua.', ['language = quechua']],
    ['Toco el violín.', ['skill = toco el violín']], ['Estudio enfermería en Salamanca.', ['education = studies enfermería', 'education/school = school: Salamanca']], ['Estudié derecho.', ['education = studies derecho']],
    ['Manejo un Nissan Versa gris.', ['possession/car = drives a Nissan Versa gris']], ['Nos hemos comprado una furgoneta.', ['possession = owns: furgoneta']], ['Tengo una moto.', ['possession = owns: moto']],
    ['Mi móvil es un Xiaomi Redmi 9.', ['possession/móvil = móvil: Xiaomi Redmi 9']], ['Vendí mi coche.', ['end possession/coche = ', 'end possession = coche']], ['Prefiero el tren al avión.', ['preference = prefers el tren al avión']],
    ['Prefiero leer a ver la tele, la verdad.', ['preference = prefers leer a ver la tele']], ['Me flipa el senderismo.', ['preference/senderismo = likes senderismo']], ['Soy hincha de Racing.', ['preference/racing = likes Racing']],
    ['No aguanto el ruido.', ['preference/ruido = dislikes ruido']], ['Me dan miedo las arañas.', ['preference/afraid of arañas = afraid of arañas']], ['Colecciono vinilos.', ['preference/vinilos = collects vinilos']],
    ['Las croquetas son mi plato favorito.', ['preference/favourite plato = favourite plato: croquetas']], ['Mis colores favoritos son el azul y el gris.', ['preference/favourite colores = favourite colores: azul y el gris']], ['Tengo una alergia grave a los cacahuetes.', ['allergy = allergic to cacahuetes']],
    ['Tengo diabetes tipo 2.', ['health/diabetes tipo 2 = diabetes tipo 2']], ['Soy diabética, así que nada de azúcar.', ['diet = diabética']], ['Tomo levotiroxina para la tiroides.', ['health/levotiroxina = takes levotiroxina']],
    ['Dejé de fumar hace dos años.', ['diet/smoke = does not smoke']], ['Soy zurda.', ['detail/mano dominante = mano dominante: zurda']], ['Mido 1,68.', ['detail/altura = altura: 1,68']],
    ['Peso 72 kilos.', ['detail/peso = peso: 72 kilos']], ['Calzo un 39.', ['detail/número de calzado = número de calzado: 39']], ['Mi grupo sanguíneo es O negativo.', ['detail/grupo sanguíneo = grupo sanguíneo: O negativo']],
    ['Cobro 2.100 euros al mes.', ['detail/sueldo = sueldo: 2.100 euros']], ['Pago 650 euros de alquiler.', ['detail/alquiler = alquiler: 650 euros']], ['Mi código postal es 28012.', ['detail/código postal = código postal: 28012']],
    ['Mi celular es 55 1234 5678.', ['contact/phone = phone: 55 1234 5678']], ['Apunta mi teléfono: 644 120 988.', ['contact/phone = phone: 644 120 988']], ['Me puedes escribir a sara@correo.example.', ['contact/email = email: sara@correo.example']],
    ['Los jueves juego al pádel con mi cuñado.', ['habit = los jueves juego al pádel con mi cuñado']], ['Voy al gimnasio tres veces por semana.', ['habit = voy al gimnasio tres veces por semana']], ['Cada domingo comemos con mis suegros.', ['habit = cada domingo comemos con mis suegros']],
    ['Suelo desayunar a las siete.', ['habit = suelo desayunar a las siete']], ['Tengo cita con el dentista el próximo jueves.', ['plan = cita con el dentista on 2026-11-26']], ['Mañana tengo un examen de física.', ['plan = examen de física on 2026-11-22']],
    ['La boda de mi prima es el 12 de junio.', ['plan = boda de mi prima on 2027-06-12']], ['Mi vuelo es dentro de tres días.', ['plan = vuelo on 2026-11-24']], ['Tengo que entregar el informe el viernes.', ['plan = entregar el informe on 2026-11-27']],
    ['Mi pasaporte caduca el 3 de marzo de 2027.', ['plan = pasaporte caduca on 2027-03-03']], ['Me operan el lunes.', ['plan = me operan on 2026-11-23']], ['Apunta que el wifi nuevo se llama Casa Azul.', ['note = el wifi nuevo se llama Casa Azul']],
    ['Que conste que la llave está en la maceta.', ['note = la llave está en la maceta']], ['No te olvides de que mañana viene el fontanero.', ['note = mañana (2026-11-22) viene el fontanero']], ['No vivo en León, sino en Lugo.', ['correct  = Lugo']],
    ['No, perdona, mi talla es la 40, no la 38.', ['correct detail/talla = talla: 40']], ['soy de lima pero ahora vivo en quito', ['origin = lima', 'lives_in = quito']], ['Mi cita con José es el martes.', ['plan = cita con José on 2026-11-24']],
    ['Viajaré a Lima el martes.', ['plan = viajaré a Lima on 2026-11-24']], ['Mi correo es ana@x.example y mi móvil es el 600 111 222.', ['contact/email = email: ana@x.example']], ['La reunión es mañana a las 9 de la mañana.', ['plan = reunión on 2026-11-22']],
    ['Me dicen Chema.', ['nickname = Chema']], ['Tengo asma y soy alérgico a los gatos.', ['health/asma = asma', 'allergy = allergic to gatos']], ['Viajamos a Cuba el 5 de enero.', ['plan = viajamos a Cuba on 2027-01-05']],
    ['Soy vegana y vivo en Gijón.', ['diet = vegana', 'lives_in = Gijón']], ['soy enfermera, turno de noche', ['role = enfermera']], ['Mi aniversario de boda es el 20 de junio.', ['plan = aniversario de boda on 2027-06-20']],
    ['Nuestro perro se llama Bruno.', ['relation/perro = perro: Bruno']], ['Trabajo en el Hospital Clínico.', ['employer = Hospital Clínico']], ['No me gusta el pescado.', ['preference/pescado = dislikes pescado']],
    ['Me encanta nadar.', ['preference/nadar = likes nadar']], ['Mi mujer se llama Ana y es médica.', ['relation/mujer = mujer: Ana']], ['Me acabo de mudar a Zaragoza.', ['lives_in = Zaragoza']],
    ['me mude a medellin hace un mes', ['lives_in = medellin']], ['No es Braga, es Porto.', ['correct  = Porto']], ['Perdón, me refería a Cuenca.', ['correct  = Cuenca']],
    ['Soy de Mendoza, pero vivo en Buenos Aires.', ['origin = Mendoza', 'lives_in = Buenos Aires']], ['El martes tengo entrevista de trabajo.', ['plan = entrevista de trabajo on 2026-11-24']], ['Mi hija Nora es alérgica a las fresas.', ['relation/hija = hija: Nora', 'Nora: allergy = allergic to fresas']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));

  it.each([
    '¿Trabajo en una panadería?', 'Si me mudara a Lima, estaría feliz.', 'Me gustaría vivir en Berlín.', 'A lo mejor me compro una moto.', 'Igual me mudo a Bilbao el mes que viene.', 'Puede que tenga alergia al polen.',
    'Creo que tengo asma.', 'Dicen que soy alérgica a los gatos.', 'Me dicen que soy muy alto.', 'Mi madre decía que soy zurdo.', 'Dijo que trabaja en Correos.', 'No tengo coche.',
    'Ya no tengo moto.', 'No hablo alemán.', 'No soy médico.', 'Antes vivía en Jaén.', 'De pequeño tenía un perro.', 'Cuando era joven tocaba el piano.',
    'Trabajaba en Iberia.', 'Quiero estudiar medicina en Salamanca.', 'Me planteo estudiar derecho.', 'Ojalá tenga dos hijos.', 'En la novela soy detective y vivo en París.', '«Soy Batman», dijo el niño.',
    'Era broma, tengo 90 años.', 'Mi personaje se llama Drako y vive en Mordor.', 'Escribe un cuento: Me llamo Drako y vivo en Lima.', 'Me gusta tu propuesta.', 'Me encanta cómo lo explicas.', 'Me gusta más así.',
    'Prefiero que me llames mañana.', 'Prefiero el segundo.', 'Prefiero la opción azul.', 'Prefiero el martes.', 'Prefiero esperar a que llegues.', 'Soy un desastre.',
    'Soy optimista.', 'Soy de los que madrugan.', 'Soy del montón.', 'Soy muy mala cocinera.', 'Soy Leo.', 'Tengo 20 años de experiencia.',
    'Tengo hambre.', 'Tengo un problema con el coche.', 'Tengo una pregunta.', 'Tengo miedo a perder.', 'Trabajo en un proyecto nuevo.', 'Trabajo en ello.',
    'Me dedico a perder el tiempo.', 'Estudio mucho.', 'Estudio cada día en la biblioteca.', 'Peso mucho.', 'Cobro poco.', 'Mi talla no es esa.',
    'Mi presupuesto es ajustado.', 'Mi coche es un desastre.', 'Mi coche es una mierda.', 'El examen fue el martes.', 'El examen no es el martes.', 'El examen es el martes o el miércoles.',
    'El examen es difícil.', 'La reunión podría ser el jueves.', 'Tengo reunión los lunes.', 'Todos los días son iguales.', 'Cada día entiendo menos.', 'Cada día trabajo más.',
    'Los lunes odio mi vida.', 'Vivo con miedo.', 'vivo en un piso pequeño', 'vivo en las nubes', 'Vivo en las nubes.', 'Mi hermana es japonesa.',
    'Mi madre es un sol.', 'Esta es mi hermana.', '¿Este es mi jefe?', 'Según Juan, tengo dos hijos.', 'Se supone que el examen es el lunes.', 'Sueño con vivir en Roma.',
    'Fui a Sevilla.', 'Conduzco con cuidado.', 'Manejo bien el estrés.', 'Manejo un equipo de 5 personas.', 'Me compré un helado.', 'Me he comprado unos zapatos.',
    'Tomo nota para la próxima.', 'Tomo café por las mañanas.', 'Llevo dos horas esperando.', 'Mido mis palabras.', 'Dejé de fumar marihuana, es broma.', 'Casi me compro un piso.',
    'No sé si tengo alergia.', 'Mi novio y yo cenamos.', 'La película es el martes.', 'Juego al tenis, o eso intento.', 'Me mudaría a Cádiz mañana.', 'Corrige la frase: Tengo un perro que se llama Sol.',
    'No estoy casada.', 'Nunca he vivido en Lima.', 'Estoy casado con mi trabajo.', 'Hablo en serio.', 'Hablo español contigo si quieres.', 'Ana tiene un gato.',
    'El perro de mi vecina se llama Lolo.', 'Dejé de comer.', 'Estoy por comprar una moto.', 'Quería decir que no.', 'Me voy a la cama.', 'Me voy a Madrid.',
    'Vengo de trabajar.', 'En realidad da igual.', 'No, es tarde.', 'Odio los lunes.', 'Soy responsable.', 'Soy responsable de mis actos.',
    'Soy dueño de mi vida.', 'Soy músico de corazón.', 'Trabajo de noche.', 'Trabajo como una burra.', 'Trabajo de lunes a viernes.', 'Leo viene a casa cada lunes.',
    'Cada año nuevo es igual.', 'Cómo se dice en francés me llamo Ana y vivo en Lima', 'Traduce al inglés: me llamo Ana y tengo 30 años.', 'Por ejemplo, tengo dos perros.', 'Un amigo vive en Lima y trabaja en Google.', 'Mi vecina dice que tengo un gato muy gordo.',
    'Conduzco un programa en Radio Nacional.', 'Mi número es más alto que el tuyo.', 'Mi jefe es imposible.', 'Mi novio es un encanto.', 'Mi perro es un labrador.', 'Mi padre era médico.',
    'Mi abuela nació el 3 de mayo.', 'Tengo un amigo que se llama igual que tú.', 'Hablo por teléfono.', 'Tengo tres exámenes.', 'Pago demasiado de alquiler.', 'Estudio la posibilidad de irme.',
    'Hago ejercicio.', 'Mi plan favorito no es salir.', 'El contrato no vence el martes.', 'Tal vez la reunión es el jueves.', 'Creo que mi cita es el jueves.', 'Mi cita era el jueves.',
    'Necesito un coche.', 'Busco piso en Madrid.', 'Vendo mi coche.', 'Compré pan.', 'Quisiera tener un perro que se llame Sol.', 'Imagínate que soy médica y vivo en Roma.',
    'Mi madre quiere que estudie derecho.', 'Me da miedo que llueva.', 'Me da igual.', 'Me caso contigo.', 'Cada loco con su tema.', 'Calzo mal.',
    'Compré una bici y la devolví.', 'Cuando tenga coche, iré a verte.', 'Cuánto cobro de paro.', 'Dios es mi padre.', 'El coche de mi hermano es un Seat.', 'El cumpleaños de Ana fue el 2 de marzo.',
    'El martes tenía cita con el dentista.', 'En mi familia todos son médicos.', 'Era enfermera.', 'Este es mi hermano.', 'Estoy pensando en mudarme a Lima.', 'Estudio en casa.',
    'Fui profesora en Lima.', 'Gano siempre al ajedrez.', 'Hago lo que puedo.', 'Han cancelado mi cita del martes.', 'Hay que tener 18 años.', 'He sido cocinero.',
    'Juan es mi tipo.', 'Juego limpio.', 'La entrega se retrasó al martes.', 'La reunión es en Madrid.', 'Llevo prisa.', 'Los lunes no trabajo.',
    'Madrid es mi ciudad favorita para odiar, no en serio.', 'Mañana tengo mucho que hacer.', 'Me encanta la segunda.', 'Me encanta, gracias.', 'Me gusta mucho, gracias.', 'Me gusta.',
    'Me gustaría tener una casa en Soria.', 'Me mudo a lo mejor en mayo.', 'Mi amiga me contó que trabaja en Correos.', 'Mi cumpleaños fue ayer.', 'Mi hermana está en Roma.', 'Mi hermano quiere una moto.',
    'Mi madre me dijo: tengo dos gatos.', 'Mi número favorito no existe.', 'Nadie es mi jefe.', 'Ni vivo en Lima ni tengo coche.', 'No aguanto más.', 'No me gusta.',
    'No me gustaría vivir en Soria.', 'No soporto cuando llueve.', 'No soporto esperar tanto.', 'Peso 70 veces lo que un gato.', 'Prefiero hablar contigo que con ella.', 'Prefiero lo segundo a lo primero.',
    'Prefiero que no.', 'Quizás nos mudemos a Lima.', 'Recuerdas que vivo en Lima?', 'Soy capaz de todo.', 'Soy casi médico.', 'Soy de Marte, jaja.',
    'Soy el primero.', 'Soy la hermana de Ana.', 'Soy nuevo por aquí.', 'Soy un ex médico.', 'Soy una persona tranquila.', 'Soy yo.',
    'Tengo dos minutos.', 'Tengo que cumplir 18 años para votar.', 'Tengo que pagar.', 'Tengo un coche alquilado.', 'Tengo un hijo imaginario llamado Pepe, es broma.', 'Tengo un piano prestado.',
    'Toco madera.', 'Todos los días se aprende algo.', 'Tomo el bus.', 'Trabajo en España.', 'Trabajo en equipo.', 'Trabajo en remoto.',
    'Un día tendré dos perros.', 'Uso la app.', 'Vivimos en un mundo raro.', 'Vivo cerca.', 'Vivo de alquiler.', 'Vivo en Babia.',
    'Ya no tengo cita el martes.', 'Él es mi hermano.',
  ])('nothing from: %s', (text) => expect(told(text)).toEqual([]));

  it('takes a corrected value within a text', () => {
    expect(told('Vivo en Burgos. Perdón, quería decir Bilbao.')).toEqual(['lives_in = Bilbao']);
    expect(told('Mi gata se llama Luna. No, se llama Lina.')).toEqual(['relation/gata = gata: Lina']);
  });

  it('tells the morning from tomorrow, and the future from the past', () => {
    expect(told('Mi consulta es a las 9 de la mañana.')).toEqual([]);
    expect(told('La entrevista con José es el martes y no he dormido.')).toEqual(['plan = entrevista con José on 2026-11-24']);
    expect(told('Viajaré a Quito el lunes.')).toEqual(['plan = viajaré a Quito on 2026-11-23']);
  });

  it('takes little time for sentences made to be slow', () => {
    for (const unit of ['mi hermana ', 'mi hermana Ana ', 'tengo un perro ', 'todos los lunes como ', 'no es a, sino b ', 'prefiero a a b ', 'la cita con el de la ', 'soy jefe de la ', 'hablo inglés y ', 'me gusta a y ', 'voy a casa cada ', 'trabajo en una de ', 'estudio derecho en A ', 'vivo en la calle 1 ']) {
      const began = process.cpuUsage();
      plainFacts(`${unit.repeat(Math.floor(590 / unit.length)).trim()}. `.repeat(34), said);
      const spent = process.cpuUsage(began);
      expect((spent.user + spent.system) / 1000, unit).toBeLessThan(5000);
    }
  });
});
